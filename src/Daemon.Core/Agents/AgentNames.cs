namespace Daemon.Core.Agents;

/// <summary>Names by which people tell agents apart.</summary>
internal static class AgentNames
{
    private static readonly string[] Trees =
    [
        "Acacia", "Alder", "Ash", "Aspen", "Baobab", "Beech", "Birch", "Cedar", "Cherry", "Chestnut", "Cypress", "Ebony", "Elder", "Elm",
        "Fir", "Ginkgo", "Hazel", "Hickory", "Holly", "Hornbeam", "Juniper", "Larch", "Laurel", "Lime", "Linden", "Locust", "Magnolia",
        "Mango", "Maple", "Myrtle", "Oak", "Olive", "Pear", "Pine", "Plane", "Plum", "Poplar", "Quince", "Rowan", "Sequoia", "Spruce",
        "Sycamore", "Tamarack", "Teak", "Walnut", "Willow", "Yew", "Zelkova",
    ];

    /// <summary>A name that <paramref name="taken"/> does not hold; numbered when all are.</summary>
    public static string Choose(IReadOnlyCollection<string> taken)
    {
        var start = System.Security.Cryptography.RandomNumberGenerator.GetInt32(Trees.Length);
        for (var round = 1; ; round++)
        {
            for (var i = 0; i < Trees.Length; i++)
            {
                var name = Trees[(start + i) % Trees.Length];
                var numbered = round == 1 ? name : FormattableString.Invariant($"{name} {round}");
                if (!taken.Contains(numbered))
                {
                    return numbered;
                }
            }
        }
    }
}
