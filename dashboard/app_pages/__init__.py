"""The pages of the dashboard, one short script each, named by the address they answer."""
