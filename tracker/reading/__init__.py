"""What a text says: pure functions over text, without network, store or clock."""
