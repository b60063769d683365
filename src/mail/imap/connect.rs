//! Connecting: TLS from the first octet, or STARTTLS with nothing kept of what came before.

use crate::{
    mail::imap::{ImapAddress, ImapError, guard::Guard, secret},
    settings::Login,
};
use async_imap::{
    Authenticator, Client, Session,
    imap_proto::{Response, Status},
};
use secrecy::{ExposeSecret, SecretString};
use std::{fmt::Debug, io, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

/// The stream that all commands go over: TLS, but for a trial in memory.
pub type Secure = Guard<Box<dyn Line>>;

/// A stream both ways.
pub trait Line: AsyncRead + AsyncWrite + Unpin + Send + Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + Debug> Line for T {}

/// Longest wait for a connection and its TLS.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest line before TLS.
const GREETING: usize = 8 * 1024;

/// Connects and logs in.
///
/// # Errors
/// If there is no connection, no TLS, no secret, or no entry.
pub async fn connect(address: &ImapAddress, login: &Login) -> Result<Session<Secure>, ImapError> {
    let host = &address.host;
    let failed = |wrong: String| ImapError::Connection {
        host: host.clone(),
        wrong,
    };
    let secured = timeout(CONNECT, secure(address, login)).await;
    let stream = secured
        .map_err(|_| failed(format!("no answer within {} seconds", CONNECT.as_secs())))?
        .map_err(|error| failed(error.to_string()))?;
    let mut client = Client::new(Guard::new(Box::new(stream) as Box<dyn Line>));
    if address.tls {
        let greeting = timeout(CONNECT, client.read_response()).await;
        let welcome = matches!(&greeting, Ok(Ok(Some(words))) if is_welcome(words.parsed()));
        if !welcome {
            return Err(failed("it did not greet".to_string()));
        }
    }
    enter(client, address, login).await
}

fn is_welcome(greeting: &Response) -> bool {
    matches!(
        greeting,
        Response::Data {
            status: Status::Ok,
            ..
        }
    )
}

async fn secure(address: &ImapAddress, login: &Login) -> io::Result<TlsStream<TcpStream>> {
    let mut stream = TcpStream::connect((address.host.as_str(), address.port)).await?;
    stream.set_nodelay(true)?;
    if !address.tls {
        start_tls(&mut stream).await?;
    }
    let config = tls(login.ca_file.as_deref())?;
    let name = ServerName::try_from(address.host.clone()).map_err(io::Error::other)?;
    TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await
}

/// How every server is checked: by the system's authorities, and one more if the settings name its file.
///
/// # Errors
/// If that file cannot be read.
pub fn tls(ca_file: Option<&str>) -> io::Result<ClientConfig> {
    Ok(
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_root_certificates(roots(ca_file)?)
            .with_no_client_auth(),
    )
}

fn roots(ca_file: Option<&str>) -> io::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(file) = ca_file {
        for certificate in CertificateDer::pem_file_iter(file).map_err(io::Error::other)? {
            roots
                .add(certificate.map_err(io::Error::other)?)
                .map_err(io::Error::other)?;
        }
    }
    Ok(roots)
}

/// RFC 9051 §6.2.1. Read octet by octet, so that nothing sent before TLS can be taken for an answer inside it: whatever follows the
/// OK goes to the TLS handshake, which then fails.
async fn start_tls(stream: &mut TcpStream) -> io::Result<()> {
    let refused = |wrong| Err(io::Error::new(io::ErrorKind::InvalidData, wrong));
    if !line(stream).await?.starts_with(b"* OK") {
        return refused("the server does not greet as an IMAP server that wants a login");
    }
    stream.write_all(b"s1 STARTTLS\r\n").await?;
    loop {
        let answer = line(stream).await?;
        if answer.starts_with(b"s1 OK") {
            return Ok(());
        }
        if answer.starts_with(b"s1 ") {
            return refused("the server offers no STARTTLS, and without TLS nothing is said");
        }
    }
}

async fn line(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    loop {
        match stream.read_u8().await? {
            b'\n' => return Ok(line),
            _ if line.len() == GREETING => return Err(io::ErrorKind::InvalidData.into()),
            octet => line.push(octet),
        }
    }
}

async fn enter(
    client: Client<Secure>,
    address: &ImapAddress,
    login: &Login,
) -> Result<Session<Secure>, ImapError> {
    let host = address.host.clone();
    let user = address
        .user
        .clone()
        .or_else(|| login.user.clone())
        .ok_or_else(|| ImapError::Secret {
            host: host.clone(),
            wrong: "no user is named, neither in the address nor in regards.yaml".to_string(),
        })?;
    let secret = secret::secret(&host, login)?;
    let bearer = |text: String, last: &'static str| Bearer {
        answer: SecretString::from(text),
        last,
        said: false,
    };
    let token = secret.expose_secret();
    let entered = timeout(CONNECT, async {
        match login.auth.as_deref() {
            Some("xoauth2") => {
                let text = format!("user={user}\u{1}auth=Bearer {token}\u{1}\u{1}");
                client.authenticate("XOAUTH2", bearer(text, "")).await
            }
            Some("oauthbearer") => {
                let port = address.port;
                let text = format!(
                    "n,a={user},\u{1}host={host}\u{1}port={port}\u{1}auth=Bearer {token}\u{1}\u{1}"
                );
                client
                    .authenticate("OAUTHBEARER", bearer(text, "\u{1}"))
                    .await
            }
            _ => client.login(&user, token).await,
        }
    });
    match entered.await {
        Ok(Ok(session)) => Ok(session),
        Ok(Err((async_imap::error::Error::No(_) | async_imap::error::Error::Bad(_), _))) => {
            Err(ImapError::Login { host, user })
        }
        _ => Err(ImapError::Connection {
            host,
            wrong: "it was lost during the login".to_string(),
        }),
    }
}

/// The one answer of XOAUTH2 and OAUTHBEARER (RFC 7628), and the one to a report of an error, after which the server ends it.
struct Bearer {
    answer: SecretString,
    last: &'static str,
    said: bool,
}

impl Authenticator for Bearer {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        if std::mem::replace(&mut self.said, true) {
            return self.last.to_string();
        }
        self.answer.expose_secret().to_string()
    }
}
