//! The fluent fixture: a desk in a fresh folder, the program run in it, the whole output at hand.

use std::{
    ffi::OsString,
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};
use tempfile::TempDir;

/// The time of every test run.
pub const AT: &str = "2026-05-12T10:00:00+01:00";

/// A desk in a folder of its own.
pub struct Desk {
    folder: TempDir,
    args: Vec<String>,
    stdin: Vec<u8>,
}

/// What the program did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The program that is tried: the one that was built with the tests, or the one that `REGARDS_PROGRAM` names, so that
/// long runs of faults can try a release build.
pub fn program() -> OsString {
    let named = std::env::var_os("REGARDS_PROGRAM");
    named.unwrap_or_else(|| env!("CARGO_BIN_EXE_regards").into())
}

/// A small desk over the built-in one.
pub fn desk() -> Desk {
    Desk { folder: tempfile::tempdir().unwrap(), args: Vec::new(), stdin: Vec::new() }
        .file("regards.yaml", "company: {name: Kestrel & Kite, time_zone: Europe/London, hours: Mon-Fri 9-17}\naddresses: [care@kestrel.example]\npersona: piet\norder_number: 'KK-\\d{5}'\nproducts: [{name: Harbour Kite, aliases: [harbour]}]\ncustomers: customers.yaml\n")
        .file("customers.yaml", "customers:\n- {id: k-204, name: Margaret Quill, preferred_name: Greta, emails: [greta.quill@post.example], orders: [{number: KK-20417, date: 2026-05-02, items: [{name: Harbour Kite}], status: in transit, promised: 2026-05-08}]}\n")
        .file("personas/piet.yaml", "name: Piet Aas\nrole: answers letters\nlanguages: {en: {register: first-name}, nb: {register: du}}\ngreeting: {en: {any: [\"Dear {{ name }},\"]}, nb: {any: [\"Hei, {{ name }}.\"]}}\nno_name: {en: [\"Hello,\"], nb: [\"Hei.\"]}\nclosing: {en: {any: [\"I wish you wind.\"]}, nb: {any: [\"Ha det fint.\"]}}\nsign: {en: \"Piet Aas\\nKestrel & Kite\", nb: \"Piet Aas\\nKestrel & Kite\"}\n")
}

/// The state folder of a checked desk like this one.
fn kept() -> &'static Path {
    static KEPT: OnceLock<TempDir> = OnceLock::new();
    KEPT.get_or_init(|| {
        let mut desk = desk();
        let kept = tempfile::tempdir().unwrap();
        desk.args = vec![
            "check".into(),
            "--state".into(),
            kept.path().display().to_string(),
        ];
        assert!(
            desk.command()
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap()
                .success()
        );
        kept
    })
    .path()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(to)
        .unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A letter from Greta, whose parcel is late.
pub fn late() -> String {
    mail(
        "greta.quill@post.example",
        "My kite",
        "Hello,\r\n\r\nmy parcel KK-20417 still hasn't arrived. It was to come on Friday. Where is it?\r\n\r\nGreta\r\n",
    )
}

/// A plain mail.
pub fn mail(from: &str, subject: &str, text: &str) -> String {
    format!(
        "From: Somebody <{from}>\r\nTo: care@kestrel.example\r\nSubject: {subject}\r\nDate: Tue, 12 May 2026 09:40:00 +0100\r\n\
         Message-ID: <{}@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}",
        subject.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    )
}

impl Desk {
    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder.
    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// A file of it.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// What is typed behind `regards`.
    pub fn args(mut self, line: &str) -> Self {
        self.args = line.split_whitespace().map(str::to_string).collect();
        self
    }

    /// What comes in on standard input.
    pub fn stdin(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.stdin = bytes.as_ref().to_vec();
        self
    }

    /// The command, to be changed further.
    pub fn command(&self) -> Command {
        self.command_of(&self.args)
    }

    /// Other words in the same folder, to be run beside others.
    pub fn command_line(&self, line: &str) -> Command {
        let words: Vec<String> = line.split_whitespace().map(str::to_string).collect();
        self.command_of(&words)
    }

    fn command_of(&self, args: &[String]) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .args(["--at", AT])
            .current_dir(self.path())
            .env("XDG_STATE_HOME", self.at("home-state"))
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// What a run keeps of the desk itself (its check, its model) is laid into a new state folder, because making it
    /// anew for each test takes longer than the tests.
    fn seed(&self) {
        let named = self
            .args
            .iter()
            .position(|arg| arg == "--state")
            .and_then(|at| self.args.get(at + 1));
        let state = self.at(named.map_or(".regards", String::as_str));
        if !state.exists() && state.parent().is_some_and(Path::is_dir) {
            copy(kept(), &state);
        }
    }

    /// Runs it.
    pub fn run(&self) -> Ran {
        self.seed();
        let mut child = self.command().spawn().unwrap();
        // The program may have no use for its input and be gone already.
        let _gone = std::io::Write::write_all(&mut child.stdin.take().unwrap(), &self.stdin);
        let Output {
            status,
            stdout,
            stderr,
        } = child.wait_with_output().unwrap();
        Ran {
            code: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
        }
    }

    /// Runs other words in the same folder.
    pub fn run_line(&mut self, line: &str) -> Ran {
        self.args = line.split_whitespace().map(str::to_string).collect();
        self.run()
    }

    /// Drafts in a Maildir of the folder.
    pub fn drafts(&self, maildir: &str) -> Vec<String> {
        let mut found: Vec<PathBuf> = fs::read_dir(self.at(maildir).join("cur"))
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        found.sort();
        found
            .iter()
            .map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
            .collect()
    }
}

impl Ran {
    /// What was printed, one JSON object a line.
    pub fn objects(&self) -> Vec<serde_json::Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The exit status is this.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "stdout:\n{}\nstderr:\n{}",
            self.out, self.err
        );
        self
    }

    /// The run was whole, whether or not a person must look at something.
    #[track_caller]
    pub fn fine(self) -> Self {
        let code = self.code;
        self.code(if code == 1 { 1 } else { 0 })
    }

    /// Standard output holds this.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(
            self.out.contains(text),
            "`{text}` is not in stdout:\n{}\nstderr:\n{}",
            self.out,
            self.err
        );
        self
    }

    /// Standard error holds this.
    #[track_caller]
    pub fn complains(self, text: &str) -> Self {
        assert!(
            self.err.contains(text),
            "`{text}` is not in stderr:\n{}",
            self.err
        );
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}
