//! The guide's mark: a way from a first step to the goal. One drawing, as SVG and as pixels.

use super::{Canvas, Colour, Point, Shape};

/// The side of the square it is drawn in.
pub(crate) const SIDE: f64 = 32.0;
/// How wide the way is.
const WEIGHT: f64 = 2.5;
const CORNER: f64 = 8.0;
const START: Point = Point(8.0, 23.0);
const START_RADIUS: f64 = 2.0;
const GOAL: Point = Point(23.0, 10.0);
const GOAL_RADIUS: f64 = 4.45;

/// From the start to the goal.
const WAY: [Shape; 5] = [
    Shape::Line { from: Point(10.0, 23.0), to: Point(13.0, 23.0), weight: WEIGHT },
    Shape::Bend { centre: Point(13.0, 20.0), radius: 3.0, towards: Point(1.0, 1.0), weight: WEIGHT },
    Shape::Line { from: Point(16.0, 20.0), to: Point(16.0, 13.0), weight: WEIGHT },
    Shape::Bend { centre: Point(19.0, 13.0), radius: 3.0, towards: Point(-1.0, -1.0), weight: WEIGHT },
    Shape::Line { from: Point(19.0, 10.0), to: Point(20.0, 10.0), weight: WEIGHT },
];

/// What lies around the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// A square with round corners, transparent around.
    Rounded,
    /// Green up to the edges: systems cut their own form out of it.
    Full,
}

/// The mark as a vector drawing.
pub(crate) fn svg() -> String {
    let way: String = WAY.iter().map(Shape::path).collect();
    let (ground, amber) = (Colour::GREEN.css(), Colour::AMBER.css());
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">"#,
            r#"<rect width="{side}" height="{side}" rx="{corner}" fill="{ground}"/>"#,
            r##"<g fill="none" stroke="#fff" stroke-width="{weight}" stroke-linecap="round">"##,
            r#"<path d="{way}"/><circle cx="{start_x}" cy="{start_y}" r="{start}"/></g>"#,
            r#"<circle cx="{goal_x}" cy="{goal_y}" r="{goal}" fill="{amber}"/></svg>"#,
            "\n"
        ),
        side = SIDE,
        corner = CORNER,
        ground = ground,
        weight = WEIGHT,
        way = way,
        start_x = START.0,
        start_y = START.1,
        start = START_RADIUS,
        goal_x = GOAL.0,
        goal_y = GOAL.1,
        goal = GOAL_RADIUS,
        amber = amber,
    )
}

/// The mark as a square picture; `part` of the side is the mark's own square.
pub(crate) fn picture(side: u16, ground: Ground, part: f64) -> Canvas {
    let mut canvas = Canvas::new(side, side);
    let margin = f64::from(side) * (1.0 - part) / 2.0;
    canvas.place(Point(margin, margin), f64::from(side) * part / SIDE);
    match ground {
        Ground::Full => canvas.flood(Colour::GREEN),
        Ground::Rounded => {
            let board = Shape::Board { corner: Point(0.0, 0.0), size: Point(SIDE, SIDE), radius: CORNER };
            canvas.draw(&board, Colour::GREEN)
        }
    };
    draw(&mut canvas);
    canvas
}

/// Draws the way, without a ground.
fn draw(canvas: &mut Canvas) {
    for stroke in &WAY {
        canvas.draw(stroke, Colour::WHITE);
    }
    canvas.draw(&Shape::Ring { centre: START, radius: START_RADIUS, weight: WEIGHT }, Colour::WHITE);
    canvas.draw(&Shape::Disc { centre: GOAL, radius: GOAL_RADIUS }, Colour::AMBER);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Systems may cut away everything outside the middle circle of 80 % (W3C manifest, `maskable`).
    #[test]
    fn a_mark_of_four_fifths_survives_every_mask() {
        let far = |point: Point, radius: f64| {
            let (x, y) = (point.0 - SIDE / 2.0, point.1 - SIDE / 2.0);
            (x * x + y * y).sqrt() + radius
        };
        let farthest = far(GOAL, GOAL_RADIUS).max(far(START, START_RADIUS + WEIGHT / 2.0));
        assert!(farthest * crate::install::MASKABLE <= 0.4 * SIDE, "{farthest}");
    }

    #[test]
    fn the_drawing_is_small_and_whole() {
        let svg = svg();
        assert!(svg.len() < 700, "{}", svg.len());
        assert_eq!(svg.matches("<circle").count(), 2);
        assert_eq!(svg.matches('M').count(), WAY.len());
    }
}
