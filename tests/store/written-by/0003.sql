BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE evaluation (
	id TEXT NOT NULL, 
	cohort TEXT NOT NULL, 
	day DATE NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "evaluation" VALUES('6f0c2a9d4b7e41c88a53e1d20b9f7a64','2026-NIJ-1','2026-11-20','{"cijfer": 8}');
CREATE TABLE feedback (
	owner TEXT NOT NULL, 
	attempt INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner, attempt, number)
);
INSERT INTO "feedback" VALUES('vis7',1,1,'2026-11-20 09:00:00.000000','{"tekst": "eerst"}');
CREATE TABLE hand_in (
	owner TEXT NOT NULL, 
	attempt INTEGER NOT NULL, 
	receipt TEXT NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	body BLOB NOT NULL, 
	PRIMARY KEY (owner, attempt)
);
INSERT INTO "hand_in" VALUES('vis7',1,'klein-mier-87','2026-11-20 09:00:00.000000',X'7B22666F726D6174223A20226865727374656C7765726B2F66696E616C2D61737369676E6D656E742F31222C2022747261696E6565223A202276697337222C2022617474656D7074223A20317D');
CREATE TABLE judgement (
	owner TEXT NOT NULL, 
	attempt INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner, attempt, judge, number)
);
INSERT INTO "judgement" VALUES('vis7',1,'mus9',1,'2026-11-20 09:00:00.000000','{"level": "deels"}');
CREATE TABLE person (
	owner TEXT NOT NULL, 
	role TEXT NOT NULL, 
	cohort TEXT NOT NULL, 
	last_place TEXT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner)
);
INSERT INTO "person" VALUES('vis7','deelnemer','2026-NIJ-1','dag-2','2026-11-20 09:00:00.000000','{}');
CREATE TABLE progress (
	owner TEXT NOT NULL, 
	cohort TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner)
);
INSERT INTO "progress" VALUES('vis7','2026-NIJ-1','2026-11-20 09:00:00.000000','{"klaar": 1}');
CREATE TABLE sheet (
	owner TEXT NOT NULL, 
	name TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	saved_at DATETIME NOT NULL, 
	why TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner, name)
);
INSERT INTO "sheet" VALUES('vis7','plan',3,'2026-11-20 09:00:00.000000','bewaard','{"doel": "Ik wil weer elke week met mijn dochter eten. 😀"}');
CREATE TABLE sheet_version (
	owner TEXT NOT NULL, 
	name TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	saved_at DATETIME NOT NULL, 
	why TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (owner, name, version), 
	FOREIGN KEY(owner, name) REFERENCES sheet (owner, name) ON DELETE CASCADE
);
INSERT INTO "sheet_version" VALUES('vis7','plan',1,'2026-11-20 09:00:00.000000','bewaard','{"doel": "eerst"}');
INSERT INTO "sheet_version" VALUES('vis7','plan',2,'2026-11-20 09:00:00.000000','apart bewaard','{"doel": "in een ander tabblad"}');
COMMIT;
