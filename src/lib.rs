//! onrecord: who said what, in a folder of news articles.
//!
//! Data flows one way, and each stage knows only the stages before it:
//!
//! bytes → [`article::Article`] → [`analysis::Analysis`] → [`library::Library`] → view ([`tui`]) or [`export`]
//!
//! `ARCHITECTURE.md` is the map. The engine ([`text`], [`article`], [`lexicon`], [`analysis`]) knows
//! nothing of terminals, files or databases, and cannot fail: any text yields an analysis.

pub mod text;

pub mod article;

pub mod lexicon;

pub mod analysis;

pub mod people;

pub mod correction;

pub mod library;

pub mod ingest;

pub mod export;

pub mod config;

pub mod tui;

pub mod cli;
