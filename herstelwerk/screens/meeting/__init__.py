"""Leading a meeting: choosing, preparing, leading with a clock, reporting, obstacles, planning backstage meetings."""
