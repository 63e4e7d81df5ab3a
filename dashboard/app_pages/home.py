"""Home: what is new, what came late, which sources are late; the relationship since 1998."""

from dashboard import widgets as w

w.answer("The United States and the International Criminal Court", "What is new stands here.")
