"""The top floor: what waits for you, and one collaboration seen whole."""
