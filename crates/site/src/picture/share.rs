//! The picture that stands beside a shared link (Open Graph): a card, a phone, the goal.

use super::{Canvas, Colour, Point, Shape};

/// Width and height, as networks show them whole.
pub(crate) const SIZE: (u16, u16) = (1200, 630);

/// Rings around the goal, from the widest.
const GLOW: [(f64, Colour); 3] = [
    (560.0, Colour([0x11, 0x62, 0x5b])),
    (400.0, Colour([0x14, 0x69, 0x62])),
    (250.0, Colour([0x18, 0x72, 0x6a])),
];
const GOAL: Point = Point(985.0, 200.0);
/// How wide the way is.
const WAY: f64 = 16.0;
/// How wide the strokes on a stop are.
const PEN: f64 = 10.0;
/// Half the side of a stop.
const STOP: f64 = 96.0;
/// How much higher each stop lies than the one before.
const RISE: f64 = 115.0;
/// The two bends of a rise.
const BEND: f64 = 44.0;
const CARD: Point = Point(330.0, 430.0);
const PHONE: Point = Point(640.0, CARD.1 - RISE);

/// Draws it.
pub(crate) fn picture() -> Canvas {
    let mut canvas = Canvas::new(SIZE.0, SIZE.1);
    canvas.flood(Colour::GREEN);
    for (radius, colour) in GLOW {
        canvas.draw(&Shape::Disc { centre: GOAL, radius }, colour);
    }
    way(&mut canvas);
    card(&mut canvas);
    phone(&mut canvas);
    goal(&mut canvas);
    canvas
}

fn line(from: Point, to: Point, weight: f64) -> Shape {
    Shape::Line { from, to, weight }
}

/// From the start over both stops to the goal.
fn way(canvas: &mut Canvas) {
    let start = Point(120.0, CARD.1);
    canvas.draw(&Shape::Ring { centre: start, radius: 24.0, weight: WAY }, Colour::WHITE);
    canvas.draw(&line(Point(start.0 + 24.0, start.1), CARD, WAY), Colour::WHITE);
    rise(canvas, CARD);
    rise(canvas, PHONE);
}

/// From the stop at `from` to the next one, to the right and above.
fn rise(canvas: &mut Canvas, from: Point) {
    let foot = Point(from.0 + 150.0, from.1);
    let top = Point(foot.0 + 2.0 * BEND, from.1 - RISE);
    let upright = foot.0 + BEND;
    let bend = |centre, towards| Shape::Bend { centre, radius: BEND, towards, weight: WAY };
    let parts = [
        line(from, foot, WAY),
        bend(Point(foot.0, foot.1 - BEND), Point(1.0, 1.0)),
        line(Point(upright, foot.1 - BEND), Point(upright, top.1 + BEND), WAY),
        bend(Point(top.0, top.1 + BEND), Point(-1.0, -1.0)),
        line(top, Point(from.0 + 310.0, top.1), WAY),
    ];
    for part in &parts {
        canvas.draw(part, Colour::WHITE);
    }
}

fn stop(canvas: &mut Canvas, at: Point) {
    let corner = Point(at.0 - STOP, at.1 - STOP);
    canvas.draw(&Shape::Board { corner, size: Point(2.0 * STOP, 2.0 * STOP), radius: 40.0 }, Colour::PAPER);
}

fn card(canvas: &mut Canvas) {
    stop(canvas, CARD);
    let Point(x, y) = CARD;
    let outline = Shape::Frame {
        corner: Point(x - 64.0, y - 44.0),
        size: Point(128.0, 88.0),
        radius: 14.0,
        weight: PEN,
    };
    let chip = Shape::Board { corner: Point(x - 42.0, y - 20.0), size: Point(34.0, 28.0), radius: 6.0 };
    canvas.draw(&outline, Colour::GREEN).draw(&chip, Colour::AMBER);
    canvas.draw(&line(Point(x + 14.0, y - 12.0), Point(x + 40.0, y - 12.0), PEN), Colour::GREEN);
    canvas.draw(&line(Point(x + 14.0, y + 14.0), Point(x + 40.0, y + 14.0), PEN), Colour::GREEN);
}

fn phone(canvas: &mut Canvas) {
    stop(canvas, PHONE);
    let Point(x, y) = PHONE;
    let outline = Shape::Frame {
        corner: Point(x - 36.0, y - 62.0),
        size: Point(72.0, 124.0),
        radius: 16.0,
        weight: PEN,
    };
    canvas.draw(&outline, Colour::GREEN);
    canvas.draw(&line(Point(x - 10.0, y + 42.0), Point(x + 10.0, y + 42.0), PEN), Colour::GREEN);
    canvas.draw(&Shape::Disc { centre: Point(x, y - 10.0), radius: 15.0 }, Colour::AMBER);
}

fn goal(canvas: &mut Canvas) {
    canvas.draw(&Shape::Disc { centre: GOAL, radius: 104.0 }, Colour::AMBER);
    let Point(x, y) = GOAL;
    let knee = Point(x - 12.0, y + 34.0);
    canvas.draw(&line(Point(x - 46.0, y), knee, 20.0), Colour::GREEN);
    canvas.draw(&line(knee, Point(x + 50.0, y - 34.0), 20.0), Colour::GREEN);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_same_each_time_and_light() {
        let file = picture().png();
        assert_eq!(file, picture().png());
        assert!(file.len() < 60_000, "{}", file.len());
    }
}
