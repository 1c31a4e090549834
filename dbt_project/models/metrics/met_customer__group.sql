with

members as (

    select * from {{ ref('met_groups__member') }} where line_status = 'counted' and customer_key is not null

),

asked as (

    select distinct evaluated_on from {{ source('landing', 'policy') }} where scope_code = 'group'

),

identity_map as (

    select * from {{ source('landing', 'identity') }}

),

ranked as (

    select
        members.customer_key,
        asked.evaluated_on,
        members.namespace,
        members.group_code,
        row_number() over (
            partition by members.customer_key, asked.evaluated_on
            order by members.member_from desc, members.namespace, members.group_code
        ) as place

    from members
    inner join asked
        on members.member_from <= asked.evaluated_on
        and (members.member_to is null or asked.evaluated_on < members.member_to)

),

chosen as (

    select
        ranked.customer_key,
        ranked.evaluated_on,
        ranked.namespace,
        ranked.group_code,
        identity_map.customer_key as head_customer_key,
        cast(count(*) over (partition by ranked.namespace, ranked.group_code, ranked.evaluated_on) as bigint) as member_count

    from ranked
    left join identity_map
        on ranked.namespace = identity_map.namespace and ranked.group_code = identity_map.customer_code
    where ranked.place = 1

)

select * from chosen
