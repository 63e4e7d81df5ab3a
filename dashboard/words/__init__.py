"""What the pages say: functions from rows to sentences, lists and cards, as safe HTML."""
