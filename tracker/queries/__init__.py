"""Every read of the store: one module a page or need, one function a question."""
