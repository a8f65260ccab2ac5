"""Who does what, and who may decide what, until when, with which evidence."""
