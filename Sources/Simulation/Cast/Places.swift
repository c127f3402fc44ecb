/// Names for what is invented; real towns and villages, since a fare leads somewhere.
enum Places {
    static let villages = [
        "Helmsley", "Kirkbymoorside", "Pickering", "Malton", "Easingwold", "Pocklington",
        "Market Weighton", "Driffield", "Hornsea", "Withernsea", "Filey", "Hunmanby", "Sherburn",
        "Stokesley", "Leyburn", "Hawes", "Masham", "Settle", "Grassington", "Tadcaster",
    ]
    static let towns = [
        "York", "Scarborough", "Bridlington", "Selby", "Harrogate", "Northallerton",
    ]
    static let errands = [
        "Jobcentre and college", "interview", "induction", "course", "first week of work",
        "appointment at the surgery", "job club",
    ]
    static let colleges = ["College of further education", "Training centre", "Driving school"]
    static let shops = ["Computer shop", "Outdoor clothing shop", "Bicycle workshop"]
    static let halls = ["Village hall", "Community centre", "Library"]
    static let therapists = ["Therapist in private practice", "Counselling practice"]
}
