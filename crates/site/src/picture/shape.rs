//! The shapes: each knows how far a point lies outside it, and how SVG writes it.

/// A place, in units of the drawing: to the right, downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point(pub(crate) f64, pub(crate) f64);

impl Point {
    fn from(self, other: Self) -> Self {
        Self(self.0 - other.0, self.1 - other.1)
    }

    fn length(self) -> f64 {
        (self.0 * self.0 + self.1 * self.1).sqrt()
    }
}

/// A shape. Strokes have round ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A filled circle.
    Disc { centre: Point, radius: f64 },
    /// The outline of a circle.
    Ring { centre: Point, radius: f64, weight: f64 },
    /// A stroke from one point to another.
    Line { from: Point, to: Point, weight: f64 },
    /// A stroke along a quarter of a circle: the quarter on the side of `towards`, two signs.
    Bend { centre: Point, radius: f64, towards: Point, weight: f64 },
    /// A filled rectangle with round corners.
    Board { corner: Point, size: Point, radius: f64 },
    /// The outline of such a rectangle.
    Frame { corner: Point, size: Point, radius: f64, weight: f64 },
}

impl Shape {
    /// How far `point` lies outside; negative inside.
    pub(crate) fn distance(&self, point: Point) -> f64 {
        match *self {
            Self::Disc { centre, radius } => point.from(centre).length() - radius,
            Self::Ring { centre, radius, weight } => {
                (point.from(centre).length() - radius).abs() - weight / 2.0
            }
            Self::Line { from, to, weight } => off_line(point, from, to) - weight / 2.0,
            Self::Bend { centre, radius, towards, weight } => {
                off_bend(point.from(centre), radius, towards) - weight / 2.0
            }
            Self::Board { corner, size, radius } => off_board(point, corner, size, radius),
            Self::Frame { corner, size, radius, weight } => {
                off_board(point, corner, size, radius).abs() - weight / 2.0
            }
        }
    }

    /// The stroke as a part of an SVG path; empty for other shapes.
    pub(crate) fn path(&self) -> String {
        match *self {
            Self::Line { from, to, .. } => format!("M{} {}L{} {}", from.0, from.1, to.0, to.1),
            Self::Bend { centre, radius, towards, .. } => {
                let start = Point(centre.0, centre.1 + radius * towards.1);
                let end = Point(centre.0 + radius * towards.0, centre.1);
                let turn = u8::from(towards.0 * towards.1 < 0.0);
                format!("M{} {}A{radius} {radius} 0 0 {turn} {} {}", start.0, start.1, end.0, end.1)
            }
            _ => String::new(),
        }
    }
}

/// From `point` to the nearest point between two others.
fn off_line(point: Point, from: Point, to: Point) -> f64 {
    let (way, there) = (to.from(from), point.from(from));
    let along = (way.0 * there.0 + way.1 * there.1) / (way.0 * way.0 + way.1 * way.1);
    let along = along.clamp(0.0, 1.0);
    there.from(Point(way.0 * along, way.1 * along)).length()
}

/// From a point to a quarter of a circle around the origin.
fn off_bend(point: Point, radius: f64, towards: Point) -> f64 {
    // Seen as the quarter to the right and below.
    let point = Point(point.0 * towards.0, point.1 * towards.1);
    if point.0 >= 0.0 && point.1 >= 0.0 {
        return (point.length() - radius).abs();
    }
    let ends = [Point(radius, 0.0), Point(0.0, radius)];
    ends.map(|end| point.from(end).length()).into_iter().fold(f64::MAX, f64::min)
}

fn off_board(point: Point, corner: Point, size: Point, radius: f64) -> f64 {
    let half = Point(size.0 / 2.0, size.1 / 2.0);
    let middle = Point(corner.0 + half.0, corner.1 + half.1);
    let off = point.from(middle);
    let past = Point(off.0.abs() - half.0 + radius, off.1.abs() - half.1 + radius);
    let inside = past.0.max(past.1).min(0.0);
    Point(past.0.max(0.0), past.1.max(0.0)).length() + inside - radius
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: Point = Point(0.0, 0.0);

    #[test]
    fn distances() {
        let line = Shape::Line { from: ORIGIN, to: Point(10.0, 0.0), weight: 2.0 };
        let bend = Shape::Bend { centre: ORIGIN, radius: 5.0, towards: Point(1.0, -1.0), weight: 2.0 };
        let board = Shape::Board { corner: ORIGIN, size: Point(10.0, 10.0), radius: 2.0 };
        let frame = Shape::Frame { corner: ORIGIN, size: Point(10.0, 10.0), radius: 2.0, weight: 2.0 };
        let table = [
            (line, Point(5.0, 3.0), 2.0),
            (line, Point(13.0, 0.0), 2.0),
            (bend, Point(3.0, -4.0), -1.0),
            (bend, Point(5.0, 4.0), 3.0),
            (bend, Point(-3.0, -5.0), 2.0),
            (board, Point(5.0, 5.0), -5.0),
            (board, Point(13.0, 5.0), 3.0),
            (frame, Point(10.0, 5.0), -1.0),
            (frame, Point(5.0, 5.0), 4.0),
        ];
        for (shape, point, distance) in table {
            assert!((shape.distance(point) - distance).abs() < 1e-9, "{shape:?} {point:?}");
        }
    }

    #[test]
    fn strokes_are_paths() {
        let line = Shape::Line { from: Point(10.0, 23.0), to: Point(13.0, 23.0), weight: 1.0 };
        assert_eq!(line.path(), "M10 23L13 23");
        let bend =
            Shape::Bend { centre: Point(13.0, 20.0), radius: 3.0, towards: Point(1.0, 1.0), weight: 1.0 };
        assert_eq!(bend.path(), "M13 23A3 3 0 0 0 16 20");
    }
}
