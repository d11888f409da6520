"""How the tables came to be: one small file per change in `versions`, run by `herstelwerk.store.upgrade`.

A new one takes the next number, names the one before it in `down_revision`, and sets `HEAD` in `schema.py`. What is
released is never edited. In PostgreSQL row-level security also holds for the owner of the tables: a migration that
changes rows is run by a superuser, or it would find none.
"""
