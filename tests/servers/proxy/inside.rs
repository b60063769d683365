//! The proxy inside TLS: it opens what the client says, and closes it again for the server.

use super::Trap;
use futures_util::future::select;
use std::{
    path::Path,
    pin::pin,
    sync::{Arc, atomic::Ordering},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, split},
    net::{TcpListener, TcpStream},
    runtime::Builder,
};
use tokio_rustls::{
    TlsAcceptor, TlsConnector,
    rustls::{
        ClientConfig, RootCertStore, ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    },
};

/// Both ends of the line.
#[derive(Clone)]
pub struct Ends {
    client: TlsAcceptor,
    server: TlsConnector,
    port: u16,
}

impl Ends {
    /// Before the server at this port.
    pub fn new(port: u16, root: &Path) -> Self {
        let certificate = CertificateDer::from_pem_file(root.join("cert.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_file(root.join("key.pem")).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(certificate.clone()).unwrap();
        let provider = Arc::new(ring::default_provider());
        let client = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .unwrap();
        let server = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self {
            client: Arc::new(client).into(),
            server: Arc::new(server).into(),
            port,
        }
    }
}

/// Takes clients for ever.
pub fn serve(listener: std::net::TcpListener, ends: &Ends, trap: &Arc<Trap>) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener).unwrap();
        while let Ok((client, _)) = listener.accept().await {
            let (ends, trap) = (ends.clone(), Arc::clone(trap));
            tokio::spawn(async move { carry(client, &ends, &trap).await });
        }
    });
}

/// One line, until one of the two goes or the trap springs; then both are cut off.
async fn carry(client: TcpStream, ends: &Ends, trap: &Trap) -> Option<()> {
    let client = ends.client.accept(client).await.ok()?;
    let server = TcpStream::connect(("127.0.0.1", ends.port)).await.ok()?;
    let name = ServerName::try_from("localhost").ok()?;
    let server = ends.server.connect(name, server).await.ok()?;
    let ((from, back), (answers, to)) = (split(client), split(server));
    select(pin!(words(from, to, trap)), pin!(said(answers, back, trap))).await;
    Some(())
}

async fn words(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        let passed = trap.passes(count);
        let written = to.write_all(&buffer[..passed]).await.is_ok() && to.flush().await.is_ok();
        if !written || passed < count {
            return;
        }
    }
}

async fn said(mut answers: impl AsyncRead + Unpin, mut back: impl AsyncWrite + Unpin, trap: &Trap) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = answers.read(&mut buffer).await {
        let lost = trap.losing.swap(false, Ordering::SeqCst);
        let written = !lost && back.write_all(&buffer[..count]).await.is_ok();
        if !written || back.flush().await.is_err() {
            return;
        }
    }
}
