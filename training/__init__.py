"""Training of the German analyser: from treebanks and a pretrained encoder to an int8 model."""
