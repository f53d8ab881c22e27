//! Who is who: the pairs of names that the measure is held to, the people and organisations of short articles, and
//! the persons of small collections.

mod article;
mod collection;
mod pairs;
