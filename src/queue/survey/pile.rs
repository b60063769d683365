//! The letters of a run, to be taken in the order of their dates: of all but the first only the date and a place on disk are kept
//! in memory.

use super::{Item, PART};
use crate::{
    letter::LetterKey,
    mail::{Parcel, parcel::Seat},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{self, BufWriter, Write},
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

/// Letters that wait for their turn.
#[derive(Debug)]
pub(in crate::queue) struct Pile {
    /// So many are taken at once, and so many are kept in memory.
    part: usize,
    /// Date, and where it is: in memory, or behind that many on disk.
    order: Vec<(i64, u64)>,
    taken: usize,
    here: Vec<Option<Item>>,
    there: Option<BufWriter<File>>,
    end: u64,
    folder: PathBuf,
    /// A parcel of each store: seats on disk are seats in these.
    stores: Vec<Parcel>,
    /// Keys of the letters taken last that were written in the same second: the same letter twice has the same date.
    keys: HashSet<[u8; 16]>,
    last: i64,
}

/// An item as it lies on disk.
#[derive(Serialize, Deserialize)]
struct Stored {
    index: usize,
    store: usize,
    place: String,
    seat: Seat,
    key: [u8; 32],
    whose: u64,
    date: i64,
    stamp: Option<String>,
    again: bool,
    answered: Option<String>,
    tries: usize,
}

/// Some letters of a pile, those of one customer together, each group in the order of its dates.
#[derive(Debug, Default)]
pub(in crate::queue) struct Part {
    /// The groups, in the order of the queue.
    pub groups: Vec<Vec<Item>>,
    /// The same letter a second time: places among the letters of this run.
    pub twins: Vec<usize>,
}

impl Pile {
    /// An empty pile; what does not fit into memory goes to a nameless file in `folder`.
    pub fn new(folder: &Path, whole: bool) -> Self {
        Self {
            part: if whole { usize::MAX } else { PART },
            order: Vec::new(),
            taken: 0,
            here: Vec::new(),
            there: None,
            end: 0,
            folder: folder.to_path_buf(),
            stores: Vec::new(),
            keys: HashSet::new(),
            last: i64::MIN,
        }
    }

    /// Puts a letter on it. Where the disk is full, memory has to do.
    pub fn add(&mut self, item: Item) {
        let date = item.date;
        let seat = if self.here.len() < self.part {
            None
        } else {
            item.parcel.seat()
        };
        let on_disk = seat.and_then(|seat| self.put_away(&item, seat).ok());
        let at = on_disk.map_or_else(
            || {
                self.here.push(Some(item));
                (self.here.len() as u64 - 1) << 1
            },
            |at| at << 1 | 1,
        );
        self.order.push((date, at));
    }

    fn put_away(&mut self, item: &Item, seat: Seat) -> io::Result<u64> {
        let store = self.stores.iter().position(|it| it.is_beside(&item.parcel));
        let store = store.unwrap_or_else(|| {
            self.stores.push(item.parcel.clone());
            self.stores.len() - 1
        });
        let line = serde_json::to_vec(&Stored {
            index: item.index,
            store,
            place: item.parcel.place.clone(),
            seat,
            key: item.key.0,
            whose: item.whose,
            date: item.date,
            stamp: item.stamp.clone(),
            again: item.again,
            answered: item.answered.clone(),
            tries: item.tries,
        })?;
        if self.there.is_none() {
            let file = tempfile::tempfile_in(&self.folder)?;
            self.there = Some(BufWriter::with_capacity(1 << 16, file));
        }
        let there = self.there.as_mut().ok_or(io::ErrorKind::NotFound)?;
        let length = u32::try_from(line.len()).map_err(io::Error::other)?;
        there.write_all(&length.to_le_bytes())?;
        there.write_all(&line)?;
        let at = self.end;
        self.end += u64::from(length) + 4;
        Ok(at)
    }

    /// Everything is on it: from here on letters are taken.
    pub fn close(&mut self) -> io::Result<()> {
        // Steady: letters of one second stay in the order of the queue.
        self.order.sort_by_key(|(date, _)| *date);
        self.there.as_mut().map_or(Ok(()), Write::flush)
    }

    /// The next letters; `None` where there are no more.
    pub fn take(&mut self) -> io::Result<Option<Part>> {
        let end = self.taken.saturating_add(self.part).min(self.order.len());
        if end == self.taken {
            return Ok(None);
        }
        let (mut items, mut part) = (Vec::with_capacity(end - self.taken), Part::default());
        while self.taken < end {
            let Some((date, at)) = self.order.get(self.taken).copied() else {
                break;
            };
            self.taken += 1;
            let item = self.fetch(at)?;
            if date != self.last {
                self.keys.clear();
                self.last = date;
            }
            let Some(item) = item else { continue };
            if self
                .keys
                .insert(item.key.0.first_chunk().copied().unwrap_or_default())
            {
                items.push(item);
            } else {
                part.twins.push(item.index);
            }
        }
        part.groups = groups(items);
        Ok(Some(part))
    }

    fn fetch(&mut self, at: u64) -> io::Result<Option<Item>> {
        let place = at >> 1;
        if at & 1 == 0 {
            let here = usize::try_from(place)
                .ok()
                .and_then(|it| self.here.get_mut(it));
            return Ok(here.and_then(Option::take));
        }
        let Some(there) = &self.there else {
            return Ok(None);
        };
        let mut length = [0; 4];
        there.get_ref().read_exact_at(&mut length, place)?;
        let mut line = vec![0; u32::from_le_bytes(length) as usize];
        there.get_ref().read_exact_at(&mut line, place + 4)?;
        Ok(self.item(serde_json::from_slice(&line)?))
    }

    fn item(&self, stored: Stored) -> Option<Item> {
        let store = self.stores.get(stored.store)?;
        Some(Item {
            index: stored.index,
            parcel: store.beside(stored.place, stored.seat)?,
            key: LetterKey(stored.key),
            whose: stored.whose,
            date: stored.date,
            stamp: stored.stamp,
            again: stored.again,
            answered: stored.answered,
            tries: stored.tries,
            letter: None,
        })
    }
}

/// Letters of one customer together, in the order of their dates; groups in the order of the queue.
fn groups(mut items: Vec<Item>) -> Vec<Vec<Item>> {
    items.sort_by_key(|item| item.index);
    let mut groups: Vec<Vec<Item>> = Vec::new();
    let mut whose: HashMap<u64, usize> = HashMap::new();
    for item in items {
        let at = *whose.entry(item.whose).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(item),
            None => groups.push(vec![item]),
        }
    }
    for group in &mut groups {
        group.sort_by_key(|item| (item.date, item.index));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{Item, Pile};
    use crate::{
        letter::LetterKey,
        mail::{MailSource, Parcel, maildir::MaildirSource},
    };
    use std::{fs, path::Path};

    /// A Maildir of so many letters; what is on the pile is made up.
    fn parcels(folder: &Path, count: usize) -> Vec<Parcel> {
        for sub in ["new", "cur"] {
            fs::create_dir_all(folder.join(sub)).unwrap();
        }
        for number in 0..count {
            let sub = if number % 2 == 0 {
                "new/{}"
            } else {
                "cur/{}:2,S"
            };
            fs::write(folder.join(sub.replace("{}", &format!("{number:03}"))), "").unwrap();
        }
        let mut source = MaildirSource::new(folder);
        source.parcels().unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn letters_of_one_customer_come_in_the_order_of_their_dates_through_all_parts() {
        let folder = tempfile::tempdir().unwrap();
        let mut pile = Pile::new(folder.path(), false);
        pile.part = 7;
        for (index, parcel) in parcels(folder.path(), 50).into_iter().enumerate() {
            let mut key = LetterKey::default();
            // The 40th letter is the 10th once more.
            let content = if index == 40 { 10 } else { index };
            key.0[0] = u8::try_from(content).unwrap();
            pile.add(Item {
                index,
                parcel,
                key,
                whose: content as u64 % 3,
                date: (content as i64 * 31) % 50 / 2,
                stamp: Some(format!("stamp {index}")),
                again: false,
                answered: None,
                tries: 0,
                letter: None,
            });
        }
        pile.close().unwrap();
        let (mut taken, mut twins, mut last) = (0, Vec::new(), [i64::MIN; 3]);
        while let Some(part) = pile.take().unwrap() {
            twins.extend(part.twins);
            for item in part.groups.iter().flatten() {
                taken += 1;
                assert!(item.date >= last[usize::try_from(item.whose).unwrap()]);
                last[usize::try_from(item.whose).unwrap()] = item.date;
                assert_eq!(item.stamp, Some(format!("stamp {}", item.index)));
                assert!(item.parcel.place.contains(&format!("/{:03}", item.index)));
                assert!(item.parcel.letter().is_ok());
            }
            assert!(part.groups.len() <= 3);
        }
        assert_eq!((taken, twins), (49, vec![40]));
    }
}
