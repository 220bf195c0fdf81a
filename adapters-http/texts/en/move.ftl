# Moving planned money from one entry to another.

move-title = Move planned money, { $month }
move-heading = Move planned money
move-how = Take from the plan of one entry and add to the plan of another. Nothing is posted.
move-from = From
move-to = To
move-move = Move
move-choice = { $entry }: { $planned } planned, { $remaining } remaining
