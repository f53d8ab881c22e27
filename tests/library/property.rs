//! What holds for every text: it comes back from the library as it went in.

use super::folder::{change, put};
use crate::property::{ENGINE, texts};
use onrecord::analysis::EngineVersion;
use onrecord::article::plain;
use onrecord::library::{Findings, Library};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_article_and_analysis_comes_back_as_it_was(text in texts()) {
        if let Ok(article) = plain::parse(text.as_bytes()) {
            let analysis = ENGINE.analyze(&article);
            let mut library = Library::in_memory().unwrap();
            let doc = put(&mut library, "/a.txt", &article);
            let findings = Findings::new(&article, &analysis);
            change(&mut library, |batch| batch.set_analysis(doc, EngineVersion::current(), &findings).unwrap());
            prop_assert_eq!(library.article(doc).unwrap(), article);
            prop_assert_eq!(library.analysis(doc).unwrap(), Some(analysis));
        }
    }
}
