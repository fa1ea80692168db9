"""The revisions, in order; see `stemma.store.migrations` for how to add one."""
