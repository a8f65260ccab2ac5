"""How fast, told as ratios against a bare floor in the same run."""
