"""Sentences of all kinds, in both languages."""

SENTENCES = [
    "Паром отошёл в 6:40, и на палубе осталось трое.",
    "Да.",
    "«Мы чинили насос всю ночь, — сказала Ирина Львовна, — и к утру он завёлся».",
    "The ferry left at 6:40 with three people on deck.",
    "No.",
    "Dr. Haldane paid £1,250 for the pump, which nobody had asked for, and never spoke of it again.",
    "2024 — 17,5 %",
    "🙂",
    "x",
    "Снег шёл до среды; в четверг дорогу открыли, но автобусы не ходили ещё неделю.",
]
