// Stands for a calendar whose reading never comes to an end: the thread that loads it does nothing else.
for (;;);
