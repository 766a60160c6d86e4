import type { Starters } from './starters.ts'

/** The blanks "…" are to be filled in before they are switched on. */
export const en: Starters = {
  hotel: [
    [
      'Arrival and departure',
      'What time is check-in?',
      'Your room is ready from … You may leave your luggage at reception before.',
    ],
    [
      'Arrival and departure',
      'What time is check-out?',
      'Please leave the room before … A late check-out costs … €, if the room is free.',
    ],
    [
      'Breakfast',
      'When is breakfast served, and how much is it?',
      'Breakfast is served from … to …, for … € per person.',
    ],
    ['Getting here', 'Do you have a car park?', 'Yes, we have a … car park for … € per night. Please book it …'],
    [
      'Getting here',
      'How do we get here from the station or the airport?',
      'From the station it takes … minutes by … From the airport, …',
    ],
    [
      'Room',
      'How do I connect to the Wi-Fi?',
      'Wi-Fi is free everywhere. The network is called … and you are given the code on arrival.',
    ],
    ['Room', 'Are pets allowed?', 'Pets are … A supplement of … € per night applies.'],
    [
      'Room',
      'Can we have a cot or an extra bed?',
      'A cot is … and an extra bed costs … € per night; please ask before you arrive.',
    ],
    ['Stay', 'What is your cancellation policy?', 'Cancellation is free until … days before arrival. After that, …'],
    ['Stay', 'Which means of payment do you accept?', 'We accept … The tourist tax is … € per person and night.'],
  ],
  restaurant: [
    ['Opening hours', 'When are you open?', 'We serve lunch from … to … and dinner from … to … We are closed on …'],
    ['Booking', 'Do we need to book a table?', 'We recommend booking, above all … We keep the table for … minutes.'],
    ['Booking', 'Do you take groups?', 'Yes, up to … people. From … people on we serve one menu at … €.'],
    ['Menu', 'Do you have vegetarian or vegan dishes?', 'Yes, every day the menu has …'],
    [
      'Menu',
      'How are allergens marked?',
      'The list of allergens of each dish is … Please tell us of any allergy when you book.',
    ],
    ['Menu', 'Is there a children’s menu?', 'Yes, the children’s menu costs … €: …'],
    ['Menu', 'How much is the set menu?', 'The lunch menu is … € and the dinner menu … €.'],
    ['Getting here', 'Where can we park?', 'The nearest car park is …, … minutes on foot.'],
    ['Getting here', 'Is the restaurant wheelchair accessible?', 'Yes, the entrance and the toilets are …'],
    ['Practical', 'Are dogs allowed?', 'Dogs are … on the terrace and … inside.'],
  ],
  rental: [
    [
      'Arrival and departure',
      'When and how do we check in?',
      'Keys are handed over from …, at … For a late arrival, …',
    ],
    ['Arrival and departure', 'When do we have to leave?', 'Please leave before … and drop the keys …'],
    [
      'Accommodation',
      'Are bed linen and towels provided?',
      'Bed linen is … and towels are … They can be hired for … € per person.',
    ],
    ['Accommodation', 'Is cleaning included?', 'The final cleaning is … It costs … €.'],
    ['Accommodation', 'Is there Wi-Fi?', 'Yes, Wi-Fi is … The code is …'],
    ['Accommodation', 'Are pets allowed?', 'Pets are … A supplement of … € applies.'],
    ['Getting here', 'Where can we park?', 'A parking space is …, at …'],
    ['Stay', 'How much is the deposit?', 'The deposit is … €. It is returned … after you leave.'],
    ['Stay', 'What is the cancellation policy?', '… % is refunded until … days before arrival.'],
    ['Stay', 'Where do bins go and where are the shops?', 'The bins are … The nearest shop is …, open from … to …'],
  ],
  other: [
    ['Opening hours', 'When are you open?', 'We are open from … to …'],
    ['Getting here', 'Where are you?', 'We are at … The nearest stop is …'],
    ['Getting here', 'Where can we park?', 'The nearest car park is …, … minutes on foot.'],
    ['Getting here', 'Is it wheelchair accessible?', 'Yes, the entrance is …'],
    ['Prices', 'What are your prices?', 'Our prices start at … €.'],
    ['Prices', 'Which means of payment do you accept?', 'We accept …'],
    ['Booking', 'How do we book?', 'You can book …'],
    ['Booking', 'What is your cancellation policy?', 'Cancellation is free until … before.'],
    ['Practical', 'Are pets allowed?', 'Pets are …'],
    ['Practical', 'Is there Wi-Fi?', 'Yes, Wi-Fi is …'],
  ],
}
