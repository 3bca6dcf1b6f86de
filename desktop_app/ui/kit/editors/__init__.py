"""One editor a kind of value."""
