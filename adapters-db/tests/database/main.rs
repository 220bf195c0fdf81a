//! The store as its callers see it, on a real file.

#[cfg(test)]
mod household;
#[cfg(test)]
mod smoke;
