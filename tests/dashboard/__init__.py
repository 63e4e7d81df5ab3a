"""The dashboard's pages, queries and charts."""
