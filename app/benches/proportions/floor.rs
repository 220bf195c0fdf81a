//! The floor: the same SQL with bare sqlx, the same bytes on the wire, and nothing else.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Row as _, SqlitePool};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::load::Target;

pub(crate) struct Floor {
    address: String,
}

struct Work {
    pool: SqlitePool,
    statements: Vec<String>,
    month: String,
    response: Vec<u8>,
}

impl Floor {
    pub(crate) async fn start(
        place: &Path,
        month: &str,
        statements: Vec<String>,
        body: Vec<u8>,
    ) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(place.join("quartermaster.db"))
            .read_only(true)
            .row_buffer_size(1_000);
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        let mut response =
            format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len()).into_bytes();
        response.extend(body);
        let work = Arc::new(Work {
            pool,
            statements,
            month: month.to_owned(),
            response,
        });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}", listener.local_addr()?);
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(serve(connection, work.clone()));
            }
        });
        Ok(Self { address })
    }

    pub(crate) fn page(&self) -> Target {
        Target::new(&self.address, "/")
    }
}

async fn serve(mut connection: TcpStream, work: Arc<Work>) -> Result<()> {
    connection.set_nodelay(true)?;
    let mut request = Vec::new();
    while connection.read_buf(&mut request).await? > 0 {
        if !request.ends_with(b"\r\n\r\n") {
            continue;
        }
        request.clear();
        read_all(&work).await?;
        connection.write_all(&work.response).await?;
    }
    Ok(())
}

/// Runs the statements in one transaction and takes every column of every row out of its buffer.
async fn read_all(work: &Work) -> Result<usize> {
    let mut transaction = work.pool.begin().await?;
    let mut columns = 0;
    for statement in &work.statements {
        let mut query = sqlx::query(AssertSqlSafe(statement.as_str()));
        if statement.contains("$1") {
            query = query.bind(&work.month);
        }
        for row in query.fetch_all(&mut *transaction).await? {
            for column in 0..row.len() {
                std::hint::black_box(row.try_get_raw(column).is_ok());
                columns += 1;
            }
        }
    }
    Ok(columns)
}
