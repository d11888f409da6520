"""My workbook on screen: the sheets that are not handed in, paper, keeping safe."""
