"""Training of the neural reader: from weights and data sets to the pack that ships."""
