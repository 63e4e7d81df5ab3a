"""What GovInfo publishes, of whichever collection: addresses, metadata, text and its marks."""
