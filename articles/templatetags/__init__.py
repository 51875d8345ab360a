"""What templates say in a word: filters on what views hand them."""
