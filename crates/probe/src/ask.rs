//! One question to a host, one answer; redirects are answers too.

use std::time::Duration;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

/// Longest wait for a whole answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest answer that is read, in bytes: the site's largest file is far below.
const LONGEST: u64 = 32 * 1024 * 1024;
const NAME: &str = "guide-authentification-forte deploy-check";

/// What a host answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Name in lower case, value.
    pub headers: Vec<(String, String)>,
    /// As it was sent: still packed, if it was.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, several joined as HTTP allows.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let values = self.headers.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let values: Vec<&str> = values.collect();
        if values.is_empty() { None } else { Some(values.join(", ")) }
    }

    /// Where a redirect leads, when this is one.
    #[must_use]
    pub fn redirect(&self) -> Option<String> {
        matches!(self.status, 301 | 302 | 303 | 307 | 308).then(|| self.header("location")).flatten()
    }
}

/// Asks over HTTP and HTTPS.
#[derive(Debug, Clone)]
pub struct Client(Agent);

impl Default for Client {
    fn default() -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(PATIENCE))
            .user_agent(NAME)
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .build();
        Self(config.into())
    }
}

impl Client {
    /// GET `url`, accepting these encodings.
    ///
    /// # Errors
    ///
    /// Why there was no answer, in the words of whoever knows.
    pub fn get(&self, url: &str, encodings: &str) -> Result<Answer, String> {
        let called = self.0.get(url).header("Accept-Encoding", encodings).call();
        let mut response = called.map_err(|e| in_french(e.to_string()))?;
        let named = |(name, value): (&ureq::http::HeaderName, &ureq::http::HeaderValue)| {
            (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let headers = response.headers().iter().map(named).collect();
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(LONGEST).read_to_vec();
        Ok(Answer { status, headers, body: body.map_err(|e| in_french(e.to_string()))? })
    }
}

/// The usual reasons of having no answer, by the words that tell them.
const REASONS: [(&str, &str); 5] = [
    ("failed to lookup", "aucun hôte ne porte ce nom"),
    ("Connection refused", "aucun serveur n'écoute à cette adresse"),
    ("Connection reset", "le serveur a coupé la connexion"),
    ("timed out", "pas de réponse à temps"),
    ("timeout", "pas de réponse à temps"),
];

/// `reason` in French, where it is one of the usual ones.
fn in_french(reason: String) -> String {
    let known = REASONS.iter().find(|(words, _)| reason.contains(words));
    known.map_or(reason, |(_, french)| (*french).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_nobody_answers_is_told_in_french() {
        // Nobody listens there: it is reserved.
        let refused = Client::default().get("http://127.0.0.1:1/", "identity").unwrap_err();
        assert_eq!(refused, "aucun serveur n'écoute à cette adresse");
        assert_eq!(in_french("autre chose".to_owned()), "autre chose");
    }

    #[test]
    fn headers_are_found_and_joined() {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers =
            vec![header("vary", "Accept"), header("vary", "Accept-Encoding"), header("location", "/a/")];
        let answer = Answer { status: 301, headers, body: Vec::new() };
        assert_eq!(answer.header("vary").as_deref(), Some("Accept, Accept-Encoding"));
        assert_eq!(answer.header("etag"), None);
        assert_eq!(answer.redirect().as_deref(), Some("/a/"));
        assert_eq!(Answer { status: 200, ..answer }.redirect(), None);
    }
}
