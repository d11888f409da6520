"""Working with a group: the page for trainers and counsellors who form and lead one."""
