"""The engines in which queries are run: each takes a table definition, rows and a query, and gives the rows of the answer."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile


class Absent(Exception):
    """The engine is not on this machine."""


class DuckDB:
    dialect = "duckdb"

    def __init__(self):
        try:
            import duckdb
        except ImportError:
            raise Absent("DuckDB")
        self.connection = duckdb.connect()

    def answer(self, definition, rows, query):
        self.connection.execute("DROP TABLE IF EXISTS people")
        self.connection.execute(definition)
        width = ", ".join("?" * len(rows[0]))
        self.connection.executemany(f"INSERT INTO people VALUES ({width})", rows)
        return self.connection.execute(query).fetchall()

    def close(self):
        self.connection.close()


class Spark:
    dialect = "spark"

    def __init__(self):
        if shutil.which("java") is None:
            raise Absent("Spark (it needs Java 17)")
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise Absent("Spark")
        # Or it asks the network what this machine is called, and waits for the answer.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        os.environ.setdefault("SPARK_LOCAL_HOSTNAME", "localhost")
        builder = SparkSession.builder.master("local[1]").appName("survey")
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.sql.ansi.enabled": "true",
            # The queries are many and the tables small: compiling each to Java takes most of the time.
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        }
        for key, value in settings.items():
            builder = builder.config(key, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def answer(self, definition, rows, query):
        lines = [line.split("--")[0].strip() for line in definition.splitlines()[1:-1]]
        frame = self.session.createDataFrame(rows, " ".join(lines), verifySchema=False)
        frame.createOrReplaceTempView("people")
        return [tuple(row) for row in self.session.sql(query.rstrip().rstrip(";")).collect()]

    def close(self):
        self.session.stop()


class PostgreSQL:
    """A server of its own in a folder of its own, on a socket there; it refuses to run as root."""

    dialect = "postgres"

    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        on_path = shutil.which("initdb")
        if not found and not on_path:
            raise Absent("PostgreSQL")
        self.bin = found[-1] if found else os.path.dirname(on_path)
        self.user = []
        self.folder = tempfile.mkdtemp(prefix="survey-postgres-")
        if os.getuid() == 0:
            try:
                account = pwd.getpwnam("postgres")
            except KeyError:
                raise Absent("PostgreSQL (as root it needs the user postgres)")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = ["runuser", "-u", "postgres", "--"]
        data = os.path.join(self.folder, "data")
        self.call("initdb", "-D", data, "-A", "trust", "-U", "survey", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off -c jit=off"
        self.call("pg_ctl", "-D", data, "-w", "-l", os.path.join(self.folder, "log"), "-o", options, "start")

    def call(self, tool, *arguments):
        subprocess.run(
            self.user + [os.path.join(self.bin, tool), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def answer(self, definition, rows, query):
        values = ",\n".join("(" + ", ".join(self.literal(value) for value in row) + ")" for row in rows)
        script = f"DROP TABLE IF EXISTS people;\n{definition}\nINSERT INTO people VALUES {values};\n{query}"
        command = [os.path.join(self.bin, "psql"), "-h", self.folder, "-U", "survey", "-d", "postgres"]
        done = subprocess.run(
            command + ["-q", "-X", "-A", "-t", "-F", "|", "-v", "ON_ERROR_STOP=1"], input=script, text=True, cwd="/",
            capture_output=True)
        # A notice that a name was cut off would mean two columns of one name.
        if done.returncode != 0 or "truncated" in done.stderr:
            raise RuntimeError(done.stderr[:2000])
        return [tuple(line.split("|")) for line in done.stdout.splitlines()]

    @staticmethod
    def literal(value):
        if value is None:
            return "NULL"
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, int):
            return str(value)
        if isinstance(value, list):
            return "ARRAY[" + ", ".join(PostgreSQL.literal(item) for item in value) + "]::TEXT[]"
        return "'" + str(value).replace("'", "''") + "'"

    def close(self):
        self.call("pg_ctl", "-D", os.path.join(self.folder, "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
