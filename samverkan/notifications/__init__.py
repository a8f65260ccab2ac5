"""One letter box: every letter we owe someone, posted once, delivered later."""
