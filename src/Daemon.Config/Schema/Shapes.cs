namespace Daemon.Config.Schema;

/// <summary>The shapes that have no parameters, and short forms of those that do, for the schema tables.</summary>
internal static class Shapes
{
    public static readonly Shape Text = new Shape.Text();
    public static readonly Shape ReasoningEffort = new Shape.Text("reasoning_effort must not be empty");
    public static readonly Shape FilePath = new Shape.FilePath();
    public static readonly Shape Flag = new Shape.Flag();
    public static readonly Shape Number = new Shape.Number();
    public static readonly Shape Opaque = new Shape.Opaque();
    public static readonly Shape TextList = new Shape.List(Text);
    public static readonly Shape TextMap = new Shape.Map(Text);

    public static readonly Shape I32 = new Shape.Integer("i32", int.MinValue, int.MaxValue);
    public static readonly Shape I64 = new Shape.Integer("i64", long.MinValue, long.MaxValue);
    public static readonly Shape U8 = new Shape.Integer("u8", 0, byte.MaxValue);
    public static readonly Shape U16 = new Shape.Integer("u16", 0, ushort.MaxValue);
    public static readonly Shape U32 = new Shape.Integer("u32", 0, uint.MaxValue);

    /// <summary>TOML integers are signed 64-bit, so the upper half of the unsigned range cannot be written.</summary>
    public static readonly Shape U64 = new Shape.Integer("u64", 0, long.MaxValue);

    public static readonly Shape Usize = new Shape.Integer("usize", 0, long.MaxValue);

    public static Shape Choice(params string[] words) => new Shape.Choice(words);

    public static Shape Map(Shape value) => new Shape.Map(value);

    public static Shape List(Shape item) => new Shape.List(item);

    public static Shape Table(string name, Func<IReadOnlyList<SchemaKey>> keys) => new Shape.Table(name, keys);
}
