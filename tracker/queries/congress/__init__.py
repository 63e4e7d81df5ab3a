"""Congress: measures and their provisions, roll calls, hearings, the floor, members."""
