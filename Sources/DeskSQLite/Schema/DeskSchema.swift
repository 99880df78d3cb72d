internal import GRDB

/// The tables of both files. What a version of the program has written is never edited here: a later version adds a
/// migration.
enum DeskSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 people") { db in
      try db.execute(
        sql: """
          CREATE TABLE desk (
            id INTEGER PRIMARY KEY CHECK (id = 1), master_id TEXT NOT NULL, wrapped_key BLOB NOT NULL,
            created INTEGER NOT NULL) STRICT;
          CREATE TABLE organisation (
            id TEXT PRIMARY KEY, created INTEGER NOT NULL, master_id TEXT NOT NULL, wrapped_key BLOB NOT NULL,
            name BLOB NOT NULL, signing_key BLOB NOT NULL, public_key BLOB NOT NULL) STRICT;
          CREATE TABLE member (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('owner', 'representative', 'caseworker', 'auditor', 'reader')),
            created INTEGER NOT NULL, ended INTEGER,
            email_index BLOB NOT NULL UNIQUE, profile BLOB NOT NULL, password BLOB NOT NULL,
            otp_secret BLOB, otp_last_step INTEGER NOT NULL DEFAULT 0) STRICT;
          CREATE INDEX member_of_organisation ON member (organisation);
          CREATE TABLE recovery_code (
            member TEXT NOT NULL REFERENCES member ON DELETE CASCADE, digest BLOB NOT NULL, used INTEGER,
            PRIMARY KEY (member, digest)) STRICT, WITHOUT ROWID;
          CREATE TABLE session (
            digest BLOB PRIMARY KEY, member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
            created INTEGER NOT NULL, seen INTEGER NOT NULL, agent BLOB NOT NULL) STRICT;
          CREATE INDEX session_of_member ON session (member);
          CREATE TABLE invitation (
            digest BLOB PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            role TEXT NOT NULL, member TEXT REFERENCES member ON DELETE CASCADE, invited_by TEXT,
            created INTEGER NOT NULL, expires INTEGER NOT NULL, note BLOB NOT NULL) STRICT;
          CREATE TABLE throttle (
            subject BLOB PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;
          """)
    }
    migrator.registerMigration("2 cases") { db in
      try db.execute(
        sql: """
          CREATE TABLE client_case (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            reference TEXT NOT NULL, folded TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0,
            created INTEGER NOT NULL, changed INTEGER NOT NULL, revision INTEGER NOT NULL,
            facts BLOB NOT NULL, content BLOB NOT NULL,
            UNIQUE (organisation, folded)) STRICT;
          CREATE INDEX case_by_place ON client_case (organisation, closed);
          CREATE INDEX case_by_change ON client_case (organisation, closed, changed DESC, id);
          CREATE TABLE change (
            client_case TEXT NOT NULL REFERENCES client_case ON DELETE CASCADE, number INTEGER NOT NULL,
            at INTEGER NOT NULL, member TEXT, sealed BLOB NOT NULL,
            PRIMARY KEY (client_case, number)) STRICT;
          CREATE TABLE attachment (
            id TEXT PRIMARY KEY, client_case TEXT NOT NULL REFERENCES client_case ON DELETE CASCADE,
            sealed BLOB NOT NULL) STRICT;
          CREATE INDEX attachment_of_case ON attachment (client_case);
          CREATE TABLE assignment (
            member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
            client_case TEXT NOT NULL REFERENCES client_case ON DELETE CASCADE,
            PRIMARY KEY (member, client_case)) STRICT, WITHOUT ROWID;
          CREATE INDEX assignment_of_case ON assignment (client_case);
          """)
    }
    migrator.registerMigration("3 watch") { db in
      try db.execute(
        sql: """
          CREATE TABLE outlook (
            client_case TEXT PRIMARY KEY REFERENCES client_case ON DELETE CASCADE, sealed BLOB NOT NULL) STRICT;
          CREATE TABLE evaluation (
            organisation TEXT PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
            register TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL, cases INTEGER NOT NULL,
            changed INTEGER NOT NULL, milliseconds INTEGER NOT NULL) STRICT;
          CREATE TABLE alert (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            client_case TEXT NOT NULL REFERENCES client_case ON DELETE CASCADE,
            at INTEGER NOT NULL, seen INTEGER, seen_by TEXT, sealed BLOB NOT NULL) STRICT;
          CREATE INDEX alert_by_time ON alert (organisation, number DESC);
          CREATE INDEX alert_unseen ON alert (organisation) WHERE seen IS NULL;
          CREATE INDEX alert_of_case ON alert (client_case);
          CREATE TABLE feed (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('deadlines', 'alerts')), digest BLOB NOT NULL UNIQUE,
            created INTEGER NOT NULL, read INTEGER, note BLOB NOT NULL) STRICT;
          CREATE TABLE webhook (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            created INTEGER NOT NULL, ended INTEGER, sealed BLOB NOT NULL) STRICT;
          CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            webhook TEXT NOT NULL REFERENCES webhook ON DELETE CASCADE,
            alert INTEGER NOT NULL REFERENCES alert ON DELETE CASCADE,
            attempts INTEGER NOT NULL DEFAULT 0, next INTEGER, done INTEGER, outcome TEXT NOT NULL DEFAULT '') STRICT;
          CREATE INDEX delivery_due ON delivery (next) WHERE next IS NOT NULL;
          """)
    }
    migrator.registerMigration("4 log") { db in
      try db.execute(
        sql: """
          CREATE TABLE audit (
            organisation TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,
            action TEXT NOT NULL, subject TEXT, detail TEXT NOT NULL, hash BLOB NOT NULL,
            PRIMARY KEY (organisation, number)) STRICT, WITHOUT ROWID;
          CREATE INDEX audit_of_subject ON audit (organisation, subject, number) WHERE subject IS NOT NULL;
          """)
    }
    migrator.registerMigration("5 rotation of keys") { db in
      try db.execute(
        sql: """
          CREATE TABLE next_key (
            organisation TEXT PRIMARY KEY REFERENCES organisation ON DELETE CASCADE, master_id TEXT NOT NULL,
            wrapped_key BLOB NOT NULL) STRICT;
          """)
    }
    migrator.registerMigration("6 reception") { db in
      try db.execute(
        sql: """
          CREATE TABLE member_with_approvers (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            role TEXT NOT NULL
              CHECK (role IN ('owner', 'representative', 'caseworker', 'approver', 'auditor', 'reader')),
            created INTEGER NOT NULL, ended INTEGER,
            email_index BLOB NOT NULL UNIQUE, profile BLOB NOT NULL, password BLOB NOT NULL,
            otp_secret BLOB, otp_last_step INTEGER NOT NULL DEFAULT 0) STRICT;
          INSERT INTO member_with_approvers SELECT * FROM member;
          DROP TABLE member;
          ALTER TABLE member_with_approvers RENAME TO member;
          CREATE INDEX member_of_organisation ON member (organisation);

          CREATE TABLE participant (
            id TEXT PRIMARY KEY,
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            reference TEXT NOT NULL, folded TEXT NOT NULL,
            programme TEXT, stage TEXT NOT NULL CHECK (stage IN ('asked', 'enrolled', 'left')),
            created INTEGER NOT NULL, changed INTEGER NOT NULL, revision INTEGER NOT NULL,
            content BLOB NOT NULL,
            UNIQUE (organisation, folded)) STRICT;
          CREATE INDEX participant_by_change ON participant (organisation, stage, changed DESC, id);
          CREATE INDEX participant_of_programme ON participant (organisation, programme);
          CREATE TABLE participant_change (
            participant TEXT NOT NULL REFERENCES participant ON DELETE CASCADE, number INTEGER NOT NULL,
            at INTEGER NOT NULL, member TEXT, sealed BLOB NOT NULL,
            PRIMARY KEY (participant, number)) STRICT;
          CREATE TABLE participant_assignment (
            member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
            participant TEXT NOT NULL REFERENCES participant ON DELETE CASCADE,
            PRIMARY KEY (member, participant)) STRICT, WITHOUT ROWID;
          CREATE INDEX assignment_of_participant ON participant_assignment (participant);
          CREATE TABLE payee (
            member TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
            participant TEXT NOT NULL REFERENCES participant ON DELETE CASCADE,
            PRIMARY KEY (member, participant)) STRICT, WITHOUT ROWID;
          CREATE INDEX payee_of_participant ON payee (participant);
          CREATE TABLE reception_record (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('employer', 'opening', 'complaint', 'consent-text', 'terms')),
            revision INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL,
            sealed BLOB NOT NULL) STRICT;
          CREATE INDEX record_of_organisation ON reception_record (organisation, kind, created);

          CREATE TABLE payment_book (
            organisation TEXT PRIMARY KEY REFERENCES organisation ON DELETE CASCADE, version INTEGER NOT NULL) STRICT;
          CREATE TABLE payment_run (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            revision INTEGER NOT NULL, created INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
          CREATE INDEX run_of_organisation ON payment_run (organisation, created);
          CREATE TABLE payment_page (
            run TEXT NOT NULL REFERENCES payment_run ON DELETE CASCADE, number INTEGER NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY (run, number)) STRICT;
          CREATE TABLE ledger_page (
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            first INTEGER NOT NULL, last INTEGER NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY (organisation, first)) STRICT;

          CREATE VIEW key_holder AS
            SELECT id, organisation, 'case' AS kind FROM client_case
            UNION ALL SELECT id, organisation, 'participant' FROM participant;
          """)
    }
    migrator.registerMigration("7 word of onward removal, complaints") { db in
      try db.execute(
        sql: """
          CREATE TABLE onward_word (
            participant TEXT NOT NULL REFERENCES participant ON DELETE CASCADE, sign BLOB NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (participant, sign)) STRICT, WITHOUT ROWID;
          CREATE TABLE complaint_link (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            digest BLOB NOT NULL UNIQUE, created INTEGER NOT NULL) STRICT;
          """)
    }
    migrator.registerMigration("8 households") { db in
      try db.execute(
        sql: """
          CREATE TABLE household_member (
            organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE, household TEXT NOT NULL,
            participant TEXT NOT NULL, PRIMARY KEY (organisation, household, participant)) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("9 codes of cases") { db in
      try db.execute(
        sql: """
          CREATE TABLE case_code (
            digest BLOB PRIMARY KEY, organisation TEXT NOT NULL REFERENCES organisation ON DELETE CASCADE,
            client_case TEXT NOT NULL REFERENCES client_case ON DELETE CASCADE, created INTEGER NOT NULL) STRICT;
          CREATE INDEX code_of_case ON case_code (client_case);
          """)
    }
    return migrator
  }

  static var keysMigrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 keys") { db in
      try db.execute(
        sql: """
          CREATE TABLE case_key (
            id TEXT PRIMARY KEY, organisation TEXT NOT NULL, wrapped BLOB NOT NULL, created INTEGER NOT NULL)
            STRICT, WITHOUT ROWID;
          CREATE TABLE erased_key (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
          """)
    }
    return migrator
  }
}
