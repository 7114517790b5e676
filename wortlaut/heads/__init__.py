"""What is found in the text: one file each, none imports another."""
