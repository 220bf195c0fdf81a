//! What is written is read back; what does not fit is refused at its place.

mod bad_files;
mod life;
mod round_trip;
mod schema;

use quartermaster_application::Quartermaster;

/// The export of what is in the store, as at the clock's time.
async fn exported(app: &Quartermaster) -> String {
    let mut snapshot = app.store.read().await.unwrap();
    let mut written = Vec::new();
    super::write(&mut *snapshot, app.clock.now(), &mut written)
        .await
        .unwrap();
    String::from_utf8(written).unwrap()
}

async fn full_export() -> String {
    let app = life::household();
    life::full_life(&app).await;
    exported(&app).await
}
