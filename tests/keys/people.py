"""Invented operators and the least that a slot may cost, so that tests are quick."""

from callcenter.keys.slot_file import Costs
from callcenter.keys.slot_making import NewOperator, Vouch

CHEAP = Costs(memory_kib=19 << 10, passes=2, lanes=1)
RINA = NewOperator("rina", "Contoh Rina", "bamu tiro keda solu")
TONO = NewOperator("tono", "Contoh Tono", "kuda naik becak pelan")
SARI = NewOperator("sari", "Contoh Sari", "pisang goreng pagi ini")
ONLINE = Vouch("online", "pusat")
