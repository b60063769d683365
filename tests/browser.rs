//! The page of a run in a real browser: hold first, letter beside draft, nothing fetched.

use crate::desk::{desk, late, mail};
use std::process::Command;

#[test]
fn the_page_of_a_run_opens_in_a_browser() {
    let Some(browser) = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| {
            Command::new(name)
                .arg("--version")
                .output()
                .is_ok_and(|output| output.status.success())
        })
    else {
        assert!(
            std::env::var_os("REGARDS_NO_SKIP").is_none(),
            "no browser is installed"
        );
        eprintln!("SKIPPED: no browser is installed");
        return;
    };
    let mut desk = desk()
        .file("queue/1.eml", late())
        .file("queue/2.eml", mail("x@post.example", "<b>bold</b>", "Where do I find your opening hours?\r\n\r\nXenia <script>document.title='hacked'</script>\r\n"));
    desk.run_line("batch queue --to Drafts --report-html page.html");
    let profile = desk.at("profile");
    let ran = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--virtual-time-budget=3000",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", desk.at("page.html").display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&ran.stdout);
    assert!(dom.contains("<title>Drafts</title>"), "{dom}");
    assert_eq!(dom.matches("<article").count(), 2, "{dom}");
    assert!(
        dom.contains("Dear Greta,") && !dom.contains("<b>bold</b>"),
        "{dom}"
    );
    let ranks: Vec<usize> = ["class=\"hold\"", "class=\"look\"", "class=\"ready\""]
        .iter()
        .filter_map(|class| dom.find(class))
        .collect();
    assert!(ranks.is_sorted(), "hold stands first");
}
