"""“Belum terkirim”: what the centre has not echoed yet, row by row, in honest words."""
