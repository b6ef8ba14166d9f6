//! The colours of the style sheet: seen on their background, beside each other, and with any kind of colour vision.

const CSS: &str = include_str!("../../../themes/default/static/charts.css");

/// Least contrasts, after WCAG 2.2, and the least difference of two colours as CIEDE2000 measures it.
const OF_MARKS: f64 = 3.0;
const OF_TEXT: f64 = 4.5;
const APART: f64 = 10.0;

type Rgb = [f64; 3];

/// A custom property in the light and in the dark scheme.
fn property(name: &str) -> [Rgb; 2] {
    let rest = CSS.split(&format!("{name}: light-dark(")).nth(1).unwrap_or_else(|| panic!("no {name}"));
    let (light, dark) = rest.split_once(')').unwrap().0.split_once(", ").unwrap();
    let plain = CSS.split(&format!("{name}: #")).nth(1).unwrap();
    assert!(light.ends_with(&plain[..6]), "{name} has another light colour for old browsers");
    [rgb(light), rgb(dark)]
}

/// Linear light of a colour.
fn rgb(hex: &str) -> Rgb {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[1 + 2 * at..3 + 2 * at], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    [part(0), part(1), part(2)]
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05;
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

/// What people without one kind of cone see; after Machado and others, 2009, at full strength.
const VISIONS: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]),
];

fn seen(color: Rgb, vision: &[Rgb; 3]) -> Rgb {
    vision.map(|row| (row[0] * color[0] + row[1] * color[1] + row[2] * color[2]).clamp(0.0, 1.0))
}

fn lab(c: Rgb) -> Rgb {
    let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    let y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    let z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000.
fn difference(one: Rgb, other: Rgb) -> f64 {
    let chroma = |a: f64, b: f64| a.hypot(b);
    let mean = (chroma(one[1], one[2]) + chroma(other[1], other[2])) / 2.0;
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let stretch = 1.0 + 0.5 * (1.0 - seventh(mean));
    let (a1, a2) = (one[1] * stretch, other[1] * stretch);
    let (c1, c2) = (chroma(a1, one[2]), chroma(a2, other[2]));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, one[2]), hue(a2, other[2]));
    let turn = (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0;
    let middle = (h1 + turn / 2.0).rem_euclid(360.0);
    let (light, colour) = ((one[0] + other[0]) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.2 * cos(4.0 * middle - 63.0);
    let off = (light - 50.0).powi(2);
    let dl = (other[0] - one[0]) / (1.0 + 0.015 * off / (20.0 + off).sqrt());
    let dc = (c2 - c1) / (1.0 + 0.045 * colour);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * colour * t);
    let bend = (60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp()).to_radians().sin();
    (dl * dl + dc * dc + dh * dh - 2.0 * seventh(colour) * bend * dc * dh).sqrt()
}

fn series() -> Vec<[Rgb; 2]> {
    (1..=6).map(|at| property(&format!("--series-{at}"))).collect()
}

#[test]
fn marks_stand_out_and_so_does_each_from_the_next() {
    let background = property("--chart-background");
    let muted = property("--chart-muted");
    for scheme in 0..2 {
        let found = contrast(muted[scheme], background[scheme]);
        assert!(found >= OF_MARKS, "what stands back, scheme {scheme}: {found:.2}");
        let colours: Vec<Rgb> = series().iter().map(|colour| colour[scheme]).collect();
        for (at, colour) in colours.iter().enumerate() {
            let found = contrast(*colour, background[scheme]);
            assert!(found >= OF_MARKS, "series {} of scheme {scheme} on the background: {found:.2}", at + 1);
        }
        for (at, pair) in colours.windows(2).enumerate() {
            let found = contrast(pair[0], pair[1]);
            assert!(found >= OF_MARKS, "series {} and the next of scheme {scheme}: {found:.2}", at + 1);
        }
    }
}

#[test]
fn text_is_readable_on_the_background_and_on_bars() {
    let background = property("--chart-background");
    for name in ["--chart-text", "--chart-soft"] {
        let text = property(name);
        (0..2).for_each(|scheme| assert!(contrast(text[scheme], background[scheme]) >= OF_TEXT, "{name}"));
    }
    for (at, colour) in series().iter().enumerate() {
        let text = property(&format!("--on-{}", at + 1));
        (0..2).for_each(|scheme| assert!(contrast(text[scheme], colour[scheme]) >= OF_TEXT, "on {}", at + 1));
    }
}

#[test]
fn shades_grow_away_from_the_background_and_carry_text() {
    let background = property("--chart-background");
    let shades: Vec<[Rgb; 2]> = (1..=5).map(|at| property(&format!("--shade-{at}"))).collect();
    let texts: Vec<[Rgb; 2]> = (1..=5).map(|at| property(&format!("--on-shade-{at}"))).collect();
    for (scheme, background) in background.into_iter().enumerate() {
        let far: Vec<f64> = shades.iter().map(|shade| contrast(shade[scheme], background)).collect();
        // In grey too, a reader tells each from the next.
        assert!(far[0] > 1.1 && far.windows(2).all(|pair| pair[1] / pair[0] > 1.25), "scheme {scheme}: {far:?}");
        for (at, (shade, text)) in shades.iter().zip(&texts).enumerate() {
            let found = contrast(text[scheme], shade[scheme]);
            assert!(found >= OF_TEXT, "on shade {} of scheme {scheme}: {found:.2}", at + 1);
        }
    }
}

#[test]
fn no_kind_of_colour_vision_takes_two_series_for_one() {
    for scheme in 0..2 {
        let colours: Vec<Rgb> = series().iter().map(|colour| colour[scheme]).collect();
        for (vision, matrix) in &VISIONS {
            for (at, one) in colours.iter().enumerate() {
                for (to, other) in colours.iter().enumerate().skip(at + 1) {
                    let found = difference(lab(seen(*one, matrix)), lab(seen(*other, matrix)));
                    assert!(
                        found >= APART,
                        "series {} and {} with {vision}, scheme {scheme}: {found:.1}",
                        at + 1,
                        to + 1
                    );
                }
            }
        }
    }
}

#[test]
fn the_measure_of_difference_is_the_published_one() {
    // Pairs 1, 9 and 17 of the test data of Sharma, Wu and Dalal, 2005.
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ];
    for (one, other, expected) in pairs {
        assert!((difference(one, other) - expected).abs() < 1e-4);
    }
}

#[test]
fn nothing_moves_and_nothing_is_fetched() {
    for never in ["animation", "transition", "url(", "@import"] {
        assert!(!CSS.contains(never), "{never}");
    }
}
