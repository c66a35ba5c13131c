"""By what is a workbook that we wrote of one that came told from any other? Pure.

Apart from what writes it: most files are read without, and its library of XML brings that of the network.
"""

# Ends every file that was made here: a workbook without it is kept as it came.
MARK = b"zielwacht/cells/1"
