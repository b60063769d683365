//! A proxy before a server that can cut the line at any octet, of TLS or of what is said inside it.

mod inside;

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

/// A proxy that passes so many octets of the client on and then does harm, once.
pub struct Proxy {
    pub port: u16,
    trap: Arc<Trap>,
}

#[derive(Default)]
struct Trap {
    /// Octets of the client until it springs.
    left: AtomicU64,
    armed: AtomicBool,
    /// Whether it lets the client speak on and loses the server's next answer instead.
    loses_answer: AtomicBool,
    losing: AtomicBool,
}

/// What a proxy does to the line.
#[derive(Clone, Copy, PartialEq)]
pub enum Harm {
    /// The line is cut at this octet.
    Cut,
    /// From this octet on the server hears all, and its next answer is lost with the line.
    LoseAnswer,
}

impl Proxy {
    /// A proxy before a port.
    pub fn before(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            trap: Arc::default(),
        };
        let trap = Arc::clone(&proxy.trap);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)) else {
                    continue;
                };
                let (from, to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                let (forth, back) = (Arc::clone(&trap), Arc::clone(&trap));
                thread::spawn(move || pass_words(from, to, &forth));
                thread::spawn(move || pass_answers(server, client, &back));
            }
        });
        proxy
    }

    /// The same inside TLS, for which the server's own certificate and key lie in this folder: octets are those of the commands, and a server
    /// that is cut off has heard a part of a line or of a mail.
    pub fn inside(port: u16, root: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let proxy = Self {
            port: listener.local_addr().unwrap().port(),
            trap: Arc::default(),
        };
        let trap = Arc::clone(&proxy.trap);
        let ends = inside::Ends::new(port, root);
        thread::spawn(move || inside::serve(listener, &ends, &trap));
        proxy
    }

    /// Does harm after so many more octets of the client.
    pub fn after(&self, octets: u64, harm: Harm) {
        self.trap.left.store(octets, Ordering::SeqCst);
        self.trap
            .loses_answer
            .store(harm == Harm::LoseAnswer, Ordering::SeqCst);
        self.trap.armed.store(true, Ordering::SeqCst);
    }

    /// Whether the harm is done; the trap is taken away if not.
    pub fn is_done(&self) -> bool {
        !self.trap.armed.swap(false, Ordering::SeqCst)
    }
}

impl Trap {
    /// How many of so many octets of the client are passed on.
    fn passes(&self, count: usize) -> usize {
        if !self.armed.load(Ordering::SeqCst) {
            return count;
        }
        let left = usize::try_from(self.left.load(Ordering::SeqCst)).unwrap();
        let after = left.saturating_sub(count) as u64;
        self.left.store(after, Ordering::SeqCst);
        if left >= count {
            return count;
        }
        self.armed.store(false, Ordering::SeqCst);
        if self.loses_answer.load(Ordering::SeqCst) {
            self.losing.store(true, Ordering::SeqCst);
            return count;
        }
        left
    }
}

/// Passes what the client says on, until the trap cuts.
fn pass_words(mut from: TcpStream, mut to: TcpStream, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let passed = trap.passes(count);
        if to.write_all(&buffer[..passed]).is_err() || passed < count {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
    let _ = from.shutdown(Shutdown::Both);
}

fn pass_answers(mut server: TcpStream, mut client: TcpStream, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = server.read(&mut buffer) {
        if trap.losing.swap(false, Ordering::SeqCst) || client.write_all(&buffer[..count]).is_err()
        {
            break;
        }
    }
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}
